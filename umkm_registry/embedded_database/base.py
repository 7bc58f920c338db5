"""The engine Django loads: its own PostgreSQL backend, with the server started before each connection."""

from django.conf import settings
from django.db.backends.postgresql import base

from umkm_registry.embedded_database.server import PORT, USER, Server


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL on the embedded server of `settings.DATA_DIR`, which gives HOST, PORT and USER itself."""

    @property
    def server(self) -> Server:
        """The server of this installation; every process has its own handle on the same one."""
        return Server(settings.DATA_DIR)

    def get_connection_params(self):
        """Also what job workers connect with, so a server that is down is started here."""
        server = self.server
        server.ensure_running()
        self.settings_dict.update(HOST=str(server.socket_folder), PORT=str(PORT), USER=USER)
        return super().get_connection_params()

    def get_new_connection(self, conn_params):
        """As Django's; a server that fell over a moment ago, or is still recovering, gets one more chance."""
        try:
            return super().get_new_connection(conn_params)
        except self.Database.OperationalError:
            self.server.start()
            # A restarted server may have had to take another socket folder.
            return super().get_new_connection(conn_params | {"host": str(self.server.socket_folder)})

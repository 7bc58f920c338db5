"""The project, and inside it the register: regions, people, history, businesses."""

"""How big a spreadsheet may be, and how much of the machine reading it may take. No Django."""

MIB = 1024 * 1024

MAX_FILE_BYTES = 100 * MIB
MAX_ROWS = 500_000  # non-blank rows of the whole book
MAX_COLUMNS = 2_000
MAX_SHEETS = 200

# A workbook is a zip: what its parts may grow to, and how far a big one may have been squeezed. Real exports
# are squeezed 5 to 40 times, a zip made to fill the memory about 1,000 times.
MAX_UNZIPPED_BYTES = 2048 * MIB
MAX_RATIO = 200
RATIO_MATTERS_BYTES = 100 * MIB

CHILD_MEMORY_BYTES = 1_600 * MIB
CHILD_CPU_SECONDS = 300
CHILD_LOG_BYTES = MIB

WAIT_FOR_TURN_SECONDS = 600
WAIT_FOR_BOOK_SECONDS = 400  # more than the processor time: the machine may be busy
WAIT_FOR_ROWS_SECONDS = 60

CHUNK_ROWS = 500
CHUNK_BYTES = 8 * MIB
MAX_FRAME_BYTES = 64 * MIB
HEAD_ROWS = 60

# A sheet's XML above this is cut into pieces, else calamine holds all of it and the memory does not suffice.
WHOLE_SHEET_BYTES = 128 * MIB
PIECE_BYTES = 24 * MIB


class Unreadable(Exception):
    """The child's refusal: a code of refusals.MESSAGES, and the facts its sentence names."""

    def __init__(self, code: str, **facts):
        super().__init__(code, facts)
        self.code, self.facts = code, facts

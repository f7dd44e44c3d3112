"""How data is drawn. Only this room imports pyqtgraph; that takes 0.2 s: import it when a chart is due."""

import os

# numpy, which pyqtgraph needs, prepares a thread on each core for products of matrices. Nothing here
# multiplies any: without those threads, importing it takes half the time (0.05 instead of 0.09 s).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

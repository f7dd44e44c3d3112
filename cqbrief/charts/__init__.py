"""How data is drawn. Only this room imports pyqtgraph; that takes 0.4 s: import it when a chart is due."""

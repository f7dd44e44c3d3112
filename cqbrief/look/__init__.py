"""How it looks: roles, the six looks, fonts, icons and the stylesheet."""

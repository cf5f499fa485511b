"""The county file itself: opened, searched, undone; what the whole county shares."""

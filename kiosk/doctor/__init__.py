"""`kiosk doctor`: is this machine fit to be a kiosk, and what is to be done about it?"""

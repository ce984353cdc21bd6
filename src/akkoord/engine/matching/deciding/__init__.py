"""What does the machine say of a pair of rows, and why?"""

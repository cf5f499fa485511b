"""Who is owed assistance, by which rules, officially and computed."""

"""Who is named, whom a clause begins with, and who acts, helps, checks or bears a consequence."""

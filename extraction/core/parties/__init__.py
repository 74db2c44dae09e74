"""Who is named, and who of them acts, helps, checks or bears a consequence."""

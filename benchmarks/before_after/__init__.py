"""What a change gained: each module beside this one measures one thing, by the code of whatever tree it is run in."""

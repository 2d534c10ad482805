"""GeniusWeb's and NegoLog's JSON: profiles, and for GeniusWeb a domain beside them."""

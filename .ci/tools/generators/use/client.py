"""What a client does with the generated ones, against the demo, whose address is the argument."""

import sys

from openapi_python_client import AuthenticatedClient, Client
from openapi_python_client.api.organizations import members, show
from openapi_python_client.models import ORGBLOCKED, ORGSCOPE

address = sys.argv[1]
blocked = show.sync("blocked-co", client=Client(address))
scope = members.sync("acme", client=AuthenticatedClient(address, token="narrow"))
for error in (blocked, scope):
    if isinstance(error, ORGBLOCKED):
        print("blocked", error.slug)
    elif isinstance(error, ORGSCOPE):
        print("scope", error.scope)
    else:
        raise TypeError(error)

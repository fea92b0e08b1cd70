"""What a client does with the Python models of openapi-generator, on responses of the demo."""

import sys
from pathlib import Path

from openapi_client.models.error403 import Error403
from openapi_client.models.orgblocked import ORGBLOCKED
from openapi_client.models.orgscope import ORGSCOPE

for path in sys.argv[1:]:
    error = Error403.from_json(Path(path).read_text()).actual_instance
    if isinstance(error, ORGBLOCKED):
        print("blocked", error.slug)
    elif isinstance(error, ORGSCOPE):
        print("scope", error.scope)
    else:
        raise TypeError(error)

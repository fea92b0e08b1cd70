"""What a client does with the models of datamodel-code-generator, on responses of the demo."""

import sys

from datamodel_code_generator_models import Error403, ORGBLOCKED

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        error = Error403.model_validate_json(file.read()).root
    if isinstance(error, ORGBLOCKED):
        print("blocked", error.slug)
    else:
        print("scope", error.scope)

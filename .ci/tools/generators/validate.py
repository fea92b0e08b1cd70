"""Each document is valid by the schema of its version of OpenAPI, and so are its schemas and examples."""

import json
import sys

from openapi_spec_validator import validate

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    try:
        validate(document)
    except Exception as error:
        sys.exit(f"{path}: {error}")

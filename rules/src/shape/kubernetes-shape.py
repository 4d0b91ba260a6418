#!/usr/bin/env python3
"""Makes kubernetes.shape of the models of the Kubernetes JavaScript client.

    npm pack @kubernetes/client-node && tar xzf kubernetes-client-node-*.tgz
    python3 kubernetes-shape.py package > ../main/resources/io/bellbuoy/rules/shape/kubernetes.shape

Takes every kind of a stable version (v1, v2) with the types below it; lists of kinds are left out, as they differ in
their items alone. An upgrade is: do this with the newer package and look at the difference.
"""

import json
import re
import sys
from pathlib import Path

package = Path(sys.argv[1])
models = package / "dist/gen/models"
version = json.loads((package / "package.json").read_text())["version"]
WORDS = {"string": "text", "number": "number", "boolean": "truth", "IntOrString": "count", "Date": "text", "V1MicroTime": "text",
         "Quantity": "text", "any": "any", "object": "any"}
release = re.search(r"release-([\d.]+)", (models / "V1PodSpec.js").read_text()).group(1)


def members(name):
    text = (models / f"{name}.js").read_text()
    found = re.search(r"attributeTypeMap = (\[.*?\n?\]);", text, re.DOTALL)
    return {m["baseName"]: m["type"] for m in json.loads(found.group(1))} if found else {}


def short(name):
    plain = re.sub(r"^V[12](?=[A-Z])", "", name)
    return name if name.startswith("V2") and (models / f"V1{plain}.js").exists() else plain


def written(type_name, used):
    nested = re.fullmatch(r"Array<(.*)>", type_name)
    if nested:
        return "[" + written(nested.group(1), used) + "]"
    nested = re.fullmatch(r"\{ \[key: string\]: (.*); \}", type_name) or re.fullmatch(r"Set<(.*)>", type_name)
    if nested:
        return "{" + written(nested.group(1), used) + "}"
    if type_name in WORDS:
        return WORDS[type_name]
    used.append(type_name)
    return short(type_name)


names = [p.stem for p in models.glob("*.js") if re.match(r"(\w+?V1|V1|V2)(?![a-z0-9])", p.stem)]
kinds = [n for n in names if {"kind", "apiVersion"} <= members(n).keys() and not n.endswith(("List", "Reference"))]
lines, waiting, seen = {}, sorted(kinds), set()
while waiting:
    name = waiting.pop()
    if name in seen:
        continue
    seen.add(name)
    used = []
    lines[short(name)] = " ".join(f"{m}:{written(t, used)}" for m, t in sorted(members(name).items()))
    waiting += used
print(f"# The types of the Kubernetes {release} API, of the models of @kubernetes/client-node {version} (Apache-2.0).")
print("# Made by src/shape/kubernetes-shape.py; do not edit. A line is a type and its members: name:type, where [x] is a")
print("# list and {x} a map of x, count a number or a text, any what differs. The first line names the kinds.")
print("kinds", " ".join(sorted(short(k) for k in kinds)))
for name in sorted(lines):
    print(name, lines[name])

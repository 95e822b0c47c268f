"""Reads descriptors and questions as JSON, and says what Samba makes of each."""

import json
import sys

from samba import NTSTATUSError, security
from samba.dcerpc import security as types


def sid(value):
    return None if value is None else str(value)


def ace(value):
    of = value.object if value.type in (5, 6, 7, 8) else None
    flags = of.flags if of else 0
    return {
        "type": value.type,
        "flags": value.flags,
        "mask": value.access_mask,
        "sid": str(value.trustee),
        "objectType": str(of.type) if flags & 1 else None,
        "inheritedObjectType": str(of.inherited_type) if flags & 2 else None,
    }


def acl(value):
    return None if value is None else [ace(each) for each in value.aces]


def read(text, domain):
    try:
        found = types.descriptor.from_sddl(text, domain)
    except TypeError:
        return None
    return {
        "control": found.type,
        "owner": sid(found.owner_sid),
        "group": sid(found.group_sid),
        "dacl": acl(found.dacl),
        "sacl": acl(found.sacl),
    }


def check(text, sids, desired, domain):
    token = types.token()
    token.sids = [types.dom_sid(each) for each in sids]
    token.num_sids = len(sids)
    try:
        found = types.descriptor.from_sddl(text, domain)
        return security.access_check(found, token, desired)
    except NTSTATUSError:
        return 0


asked = json.load(sys.stdin)
home = types.dom_sid(asked["domain"])
json.dump(
    {
        "read": [read(text, home) for text in asked["read"]],
        "checked": [
            [check(each["sddl"], each["sids"], desired, home) for desired in each["desired"]]
            for each in asked["checked"]
        ],
    },
    sys.stdout,
)

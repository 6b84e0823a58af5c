"""The GraphQL documents that tests send, each asking for all that there is."""

__all__ = ["EVERYTHING_OF_AN_ORDER", "MUTATIONS", "QUERIES", "SUBSCRIPTIONS"]

_EVENT = """
    __typename number at actorKind actorName
    ... on OrderPlaced { total { amount currencyCode } }
    ... on OrderAccepted { secondsToAccept }
    ... on StatusAdvanced { origin to toLabel }
    ... on PaymentRegistered { amount { amount currencyCode } reference }
    ... on OrderCancelled { origin cancelReason: reason note }
    ... on StatusReverted { origin to toLabel reason }
    ... on NoteAdded { text }
    ... on OrderUnaccepted { minutes }
"""

_TRANSACTION = """
    __typename id kind status amount { amount currencyCode } reference note actorKind actorName
    registeredAt receivedOn
"""

EVERYTHING_OF_AN_ORDER = f"""
    __typename id number externalId version status statusLabel cancelReason paymentStatus
    paymentMethod {{ code name policy }}
    dispatch {{ method recipient address addressExtra region postalCode country instructions
      pickupPoint }}
    customer {{ name phone email }}
    city
    subtotal {{ amount currencyCode }} shippingCost {{ amount }} tax {{ amount }}
    fees {{ name amount {{ amount }} }} discount {{ amount }} total {{ amount currencyCode }}
    paid {{ amount }} outstanding {{ amount currencyCode }}
    language note placedAt acceptedAt secondsToAccept alarmedAt completedAt
    lines {{ sku name options {{ name value }} quantity unitPrice {{ amount }}
      lineTotal {{ amount }} imageUrl note }}
    timeline {{ {_EVENT} }}
    transactions {{ {_TRANSACTION} }}
    availableActions {{ action allowed label code reason }}
    cancelReasons
    trackingUrl
"""

_ERROR = """
    __typename code message field
    ... on Forbidden { right }
    ... on TooManyAttempts { retryAfter }
    ... on TotalMismatch { expected { amount } }
    ... on CancelReasonNotAllowed { reasons: allowed }
    ... on TransitionNotAllowed { from to allowed }
    ... on PaymentRequired { outstanding { amount } }
    ... on AmountExceedsOutstanding { outstanding { amount } }
    ... on DuplicateReference { order { id number } }
    ... on StaleVersion { currentVersion order { id number version status } }
    ... on StaleShop { currentVersion shop { name version } }
    ... on IdempotencyConflict { known: order { id number } }
"""

_SHOP = """
    name currency country timeZone language emails contactPhone contactEmail address mapUrl
    openingHours color logoUrl acceptWithin version
"""
_STAFF = "id name email role language active createdAt lastLogInAt"
_METHOD = "code name nameEs nameEn policy active"
_KEY = "id name hint scopes createdAt revokedAt"
_SESSION = "id userAgent createdAt expiresAt current"

_ORDER = """
    order { id number version status paymentStatus outstanding { amount } cancelReason
      availableActions { action allowed code } }
"""
_PAGE = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount cursor"


def _mutation(name: str, kind: str, fields: str) -> str:
    return (
        f"mutation($input: {kind}!) {{ {name}(input: $input)"
        f" {{ {fields} userErrors {{ {_ERROR} }} }} }}"
    )


MUTATIONS = {
    "logIn": _mutation("logIn", "LogInInput", "token viewer { name rights }"),
    "logOut": f"mutation {{ logOut {{ loggedOut userErrors {{ {_ERROR} }} }} }}",
    "placeOrder": _mutation("placeOrder", "PlaceOrderInput", f"{_ORDER} trackingUrl"),
    "acceptOrder": _mutation("acceptOrder", "AcceptOrderInput", _ORDER),
    "advanceStatus": _mutation("advanceStatus", "AdvanceStatusInput", _ORDER),
    "payOrder": _mutation("payOrder", "PayOrderInput", _ORDER),
    "cancelOrder": _mutation("cancelOrder", "CancelOrderInput", _ORDER),
    "revertStatus": _mutation("revertStatus", "RevertStatusInput", _ORDER),
    "addNote": _mutation("addNote", "AddNoteInput", _ORDER),
    "rotateTrackingLink": _mutation("rotateTrackingLink", "RotateTrackingInput", "trackingUrl"),
    "markNotificationsRead": _mutation(
        "markNotificationsRead", "MarkNotificationsReadInput", "unreadCount"
    ),
    "setNotificationPreference": _mutation(
        "setNotificationPreference",
        "SetNotificationPreferenceInput",
        "notificationPreferences { kind delivery label }",
    ),
    "updateShop": _mutation("updateShop", "UpdateShopInput", f"shop {{ {_SHOP} }}"),
    "addPaymentMethod": _mutation(
        "addPaymentMethod", "AddPaymentMethodInput", f"paymentMethod {{ {_METHOD} }}"
    ),
    "updatePaymentMethod": _mutation(
        "updatePaymentMethod", "UpdatePaymentMethodInput", f"paymentMethod {{ {_METHOD} }}"
    ),
    "addStaff": _mutation("addStaff", "AddStaffInput", f"staff {{ {_STAFF} }}"),
    "updateStaff": _mutation("updateStaff", "UpdateStaffInput", f"staff {{ {_STAFF} }}"),
    "addApiKey": _mutation("addApiKey", "AddApiKeyInput", f"key apiKey {{ {_KEY} }}"),
    "revokeApiKey": _mutation("revokeApiKey", "RevokeApiKeyInput", f"apiKey {{ {_KEY} }}"),
    "updateViewer": _mutation(
        "updateViewer", "UpdateViewerInput", "viewer { name staff { name language } }"
    ),
    "changePassword": _mutation("changePassword", "ChangePasswordInput", "viewer { name }"),
    "endSession": _mutation("endSession", "EndSessionInput", f"sessions {{ {_SESSION} }}"),
    "endOtherSessions": (
        f"mutation {{ endOtherSessions {{ sessions {{ {_SESSION} }} userErrors {{ {_ERROR} }} }} }}"
    ),
}
"""Each mutation by its name, with `$input`."""

QUERIES = {
    "viewer": f"""{{ viewer {{ name rights staff {{ {_STAFF}
        notificationPreferences {{ kind delivery label }} }}
        shop {{ {_SHOP} }} }} }}""",
    "order": f"query($id: ID!) {{ order(id: $id) {{ {EVERYTHING_OF_AN_ORDER} }} }}",
    "orders": f"""query($first: Int, $after: String, $last: Int, $before: String,
          $filter: OrderFilter, $search: String, $sortBy: OrderSort) {{
        orders(first: $first, after: $after, last: $last, before: $before, filter: $filter,
          search: $search, sortBy: $sortBy) {{
          nodes {{ {EVERYTHING_OF_AN_ORDER} }} edges {{ cursor node {{ id }} }} {_PAGE} }} }}""",
    "orderCounts": "{ orderCounts { all byStatus { status count } toCollect unaccepted cursor } }",
    "transactions": f"""query($first: Int, $after: String, $last: Int, $before: String,
          $filter: TransactionFilter) {{
        transactions(first: $first, after: $after, last: $last, before: $before,
          filter: $filter) {{
          nodes {{ {_TRANSACTION} order {{ id number customer {{ name }} }} }}
          edges {{ cursor node {{ id }} }} {_PAGE} }} }}""",
    "notifications": f"""query($first: Int, $after: String, $last: Int, $before: String,
          $unreadOnly: Boolean! = false) {{
        notifications(first: $first, after: $after, last: $last, before: $before,
          unreadOnly: $unreadOnly) {{
          nodes {{ id kind title createdAt readAt order {{ id number status }} }}
          edges {{ cursor node {{ id }} }} unreadCount alarms {{ id number alarmedAt }}
          {_PAGE} }} }}""",
    "letters": f"""query($first: Int, $after: String, $last: Int, $before: String,
          $status: LetterStatus) {{
        letters(first: $first, after: $after, last: $last, before: $before, status: $status) {{
          nodes {{ id to subject status language text html attempts lastError createdAt sentAt
            order {{ id number }} }}
          edges {{ cursor node {{ id }} }} {_PAGE} }} }}""",
    "letterPreview": """query($status: OrderStatus!, $language: String,
          $forShop: Boolean! = false) {
        letterPreview(status: $status, language: $language, forShop: $forShop) {
          subject text html } }""",
    "paymentMethods": f"{{ paymentMethods {{ {_METHOD} }} }}",
    "staff": f"{{ staff {{ {_STAFF} notificationPreferences {{ kind delivery }} }} }}",
    "apiKeys": f"{{ apiKeys {{ {_KEY} }} }}",
    "sessions": f"{{ sessions {{ {_SESSION} }} }}",
    "orderTracking": """query($token: String!) { orderTracking(token: $token) {
        number status statusLabel steps { status label reachedAt current } cancelled nextStep
        paymentStatus paymentLabel total { amount currencyCode } outstanding { amount }
        items { name quantity lineTotal { amount } } dispatch { method text }
        shop { name color logoUrl contactPhone contactEmail address mapUrl openingHours }
        language cursor } }""",
    "node": f"""query($id: ID!) {{ node(id: $id) {{ __typename id
        ... on Order {{ {EVERYTHING_OF_AN_ORDER} }}
        ... on Transaction {{ reference money: status }} ... on Notification {{ title }}
        ... on Letter {{ to subject }} }} }}""",
    "nodes": """query($ids: [ID!]!) { nodes(ids: $ids) { __typename id
        ... on Order { number } ... on Transaction { reference } ... on Notification { title } } }
        """,
}
"""Each query by its name, with all its arguments as variables."""

SUBSCRIPTIONS = {
    "orderTracking": """subscription($token: String!) { orderTracking(token: $token) {
        number status paymentStatus cursor } }""",
    "notificationAdded": """subscription($after: String) { notificationAdded(after: $after) {
        cursor unreadCount notification { id kind title readAt order { id number } } } }""",
    "orderEvents": f"""subscription($after: String) {{ orderEvents(after: $after) {{
        cursor event {{ {_EVENT} }} order {{ id number status version }} }} }}""",
    "unreadCount": "subscription { unreadCount }",
    "orderPresence": """subscription($orderId: ID!) { orderPresence(orderId: $orderId) {
        name since } }""",
}
"""Each subscription by its name, with all its arguments as variables."""

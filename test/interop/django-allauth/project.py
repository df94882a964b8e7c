"""django-allauth, headless, as published: one small Django project, and what a test does behind its back."""

import json
import os
import re
import sys
import threading
import time
import uuid
from datetime import timedelta
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.conf import settings

settings.configure(
    SECRET_KEY=uuid.uuid4().hex,
    ALLOWED_HOSTS=["localhost"],
    # The pages ask by way of the test runner, which says what it was asked as.
    USE_X_FORWARDED_HOST=True,
    ROOT_URLCONF="__main__",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    USE_TZ=True,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.messages",
        "django.contrib.sessions",
        "allauth",
        "allauth.account",
        "allauth.mfa",
        "allauth.headless",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "allauth.account.middleware.AccountMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
        }
    ],
    AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
    ACCOUNT_RATE_LIMITS=False,
    ACCOUNT_SIGNUP_FIELDS=["email*"],
    ACCOUNT_LOGIN_METHODS={"email"},
    ACCOUNT_EMAIL_VERIFICATION="mandatory",
    ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED=True,
    ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND=True,
    HEADLESS_ONLY=True,
    HEADLESS_FRONTEND_URLS={
        "account_confirm_email": "/verify/{key}",
        "account_reset_password": "/reset",
        "account_reset_password_from_key": "/reset/{key}",
        "account_signup": "/signup",
    },
    MFA_SUPPORTED_TYPES=["webauthn", "totp", "recovery_codes"],
    MFA_PASSKEY_LOGIN_ENABLED=True,
    MFA_PASSKEY_SIGNUP_ENABLED=True,
    MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN=True,
    EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
)
django.setup()

from allauth.account.internal.flows.login import (  # noqa: E402
    AUTHENTICATION_METHODS_SESSION_KEY,
    record_authentication,
)
from allauth.account.models import EmailAddress  # noqa: E402
from allauth.mfa.models import Authenticator  # noqa: E402
from django.contrib.auth import get_user_model, login, logout  # noqa: E402
from django.core import mail  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import JsonResponse  # noqa: E402
from django.urls import include, path  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie  # noqa: E402
from fido2.cose import ES256  # noqa: E402
from fido2.utils import sha256, websafe_encode  # noqa: E402
from fido2.webauthn import (  # noqa: E402
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)


def copy_of_passkey(user, name, index):
    """A passkey that no authenticator of the test holds."""
    credential_id = uuid.uuid4().bytes
    key = {1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)}
    data = AuthenticatorData.create(
        sha256(b"localhost"),
        AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT,
        0,
        AttestedCredentialData.create(Aaguid(bytes(16)), credential_id, ES256(key)),
    )
    client = CollectedClientData.create("webauthn.create", b"challenge", "http://localhost")
    credential = {
        "id": websafe_encode(credential_id),
        "rawId": websafe_encode(credential_id),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        },
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
    now = timezone.now()
    Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": name or "Master key", "credential": credential},
        created_at=now - timedelta(days=100 + index),
        last_used_at=now - timedelta(days=3 + index),
    )


def sign_in(request):
    name = f"ada-{uuid.uuid4().hex[:8]}"
    address = f"{name}@example.com"
    user = get_user_model().objects.create_user(name, email=address, password=f"password of {name}")
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    login(request, user)
    # Without `reauthenticated` this sign-in would not do for a change, however young.
    record_authentication(request, user, method="password", username=user.username, reauthenticated=True)
    for index, name in enumerate(json.loads(request.body).get("passkeys", [])):
        copy_of_passkey(user, name, index)
    return {"token": "", "user": user.username}


def sign_out(request):
    logout(request)
    return {}


def stale(request):
    """The visitor proved who it is an hour ago."""
    records = request.session[AUTHENTICATION_METHODS_SESSION_KEY]
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [{**one, "at": time.time() - 3600} for one in records]
    return {}


def code(request):
    """What was mailed to an address last, if it has a code."""
    address = json.loads(request.body)["email"]
    [last] = [one for one in mail.outbox if address in one.to][-1:] or [None]
    found = last and re.search(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", last.body, re.MULTILINE)
    return {"code": found and found.group(1)}


def forget(request):
    Authenticator.objects.filter(user__username=json.loads(request.body)["user"]).delete()
    return {}


def me(request):
    if not request.user.is_authenticated:
        return {"passkeys": []}
    rows = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN).order_by("id")
    passkeys = [{"id": str(row.pk), "name": row.wrap().name, "credentialId": row.data["credential"]["id"]} for row in rows]
    return {"user": request.user.username, "passkeys": passkeys}


CONTROLS = {"sign-in": sign_in, "sign-out": sign_out, "stale": stale, "code": code, "forget": forget, "me": me}


@csrf_exempt
@ensure_csrf_cookie
def control(request, what):
    return JsonResponse(CONTROLS[what](request))


urlpatterns = [
    path("_control/<str:what>", control),
    path("_allauth/", include("allauth.headless.urls")),
    path("accounts/", include("allauth.urls")),
]


class Silent(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    threading.Thread(target=end_with_parent, daemon=True).start()
    # One request at a time, because the tables lie in the memory of one connection.
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent) as server:
        print(server.server_port, flush=True)
        server.serve_forever()

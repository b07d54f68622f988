"""POST stores an explanation with a page, DELETE takes it away. Wagtail lets in only those who may enter the admin."""
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from .check import MOST_BYTES, Refusal, read
from .models import StoredExplanation


def refused(code, message, status):
    return JsonResponse({"code": code, "message": message}, status=status)


@csrf_protect
@require_http_methods(["POST", "DELETE"])
def explanation(request, page_id):
    page = get_object_or_404(Page, pk=page_id).specific
    rights = page.permissions_for_user(request.user)
    if not rights.can_edit() or (page.live and not rights.can_publish()):  # readers see at once what is stored
        return refused("E-RIGHTS", "Who stores findings must be allowed to edit this page, and to publish it once it is live.", 403)
    if request.method == "DELETE":
        StoredExplanation.objects.filter(page_id=page_id).delete()
        return JsonResponse({"stored": False})
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return refused("E-SIZE", "This is no explanation, or too large a one.", 400)
    try:
        told = request.body.decode()
        read(told)
    except UnicodeDecodeError:
        return refused("E-STORED", "This is no explanation of an article.", 400)
    except Refusal as refusal:
        return refused(refusal.code, str(refusal), 400)
    StoredExplanation.objects.update_or_create(page_id=page_id, defaults={"explanation": told})
    return JsonResponse({"stored": True})

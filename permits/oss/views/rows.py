"""Rows of an import, masked: those of one note of the checks, or those with one outcome; those to put right."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from permits.oss.rows import rejected_workbook, row_page
from permits.oss.views.scoping import may_view, seen_import
from umkm_registry.pages import render_page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@may_view
def row_list(request, pk: int):
    batch = seen_import(request, pk)
    number = request.GET.get("catatan", "")
    finding = get_object_or_404(batch.findings, pk=number) if number.isdecimal() else None
    context = {"batch": batch, "finding": finding, **row_page(batch, finding, request)}
    return render_page(request, "oss/rows.html", context, partial="baris")


@require_safe
@may_view
def rejected_file(request, pk: int):
    batch = seen_import(request, pk)
    answer = HttpResponse(rejected_workbook(batch), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="impor-{batch.pk}-perbaikan.xlsx"'
    return answer

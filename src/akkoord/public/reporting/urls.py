"""The addresses of the pages on which somebody reports; the language is part of them."""

from django.urls import path

from akkoord.public.reporting import answers, views

app_name = "reporting"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("<slug:code>/", views.form, name="form"),
    path("<slug:code>/receipt/", answers.receipt, name="receipt"),
]

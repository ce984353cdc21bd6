"""The addresses of `publication`."""

from django.urls import path

from akkoord.desk.publication import views

app_name = "publication"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<slug:slug>/", views.agreement_editions, name="editions"),
    path("<slug:slug>/build/", views.build, name="build"),
    path("<slug:slug>/<int:number>/", views.edition, name="edition"),
    path("<slug:slug>/<int:number>/files/<str:name>", views.staged_file, name="staged_file"),
    path("<slug:slug>/<int:number>/sign/", views.sign, name="sign"),
    path("<slug:slug>/<int:number>/refuse/", views.refuse, name="refuse"),
    path("<slug:slug>/<int:number>/publish/", views.publish, name="publish"),
]

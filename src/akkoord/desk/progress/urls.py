"""The addresses of progress."""

from django.urls import path

from akkoord.desk.progress import views

app_name = "progress"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<slug:slug>/", views.results, name="results"),
    path("<slug:slug>/year/", views.choose_year, name="choose_year"),
    path("<slug:slug>/<int:year>/", views.year, name="year"),
    path("<slug:slug>/<int:year>/count/", views.count, name="count"),
    path("<slug:slug>/<int:year>/enter/", views.enter, name="enter"),
    path("<slug:slug>/<int:year>/days/", views.set_dates, name="set_dates"),
    path("<slug:slug>/<int:year>/figures/<int:figure_id>/", views.take_out, name="take_out"),
]

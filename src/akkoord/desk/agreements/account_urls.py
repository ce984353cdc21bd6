"""The addresses of the pages about people and their roles."""

from django.urls import path

from akkoord.desk.agreements.views import accounts, conflicts, short_staff

app_name = "accounts"
urlpatterns = [
    path("", accounts.people, name="people"),
    path("invite/", accounts.invite, name="invite"),
    path("roles/", accounts.roles, name="roles"),
    path("roles/<int:mandate_id>/end/", accounts.end, name="end"),
    path("roles/<int:mandate_id>/confirm/", accounts.confirm, name="confirm"),
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path("conflicts/own/", conflicts.own, name="own_conflicts"),
    path("conflicts/<int:conflict_id>/end/", conflicts.end, name="end_conflict"),
    path("short-staff/", short_staff.short_staff, name="short_staff"),
    path("short-staff/<int:exception_id>/end/", short_staff.end, name="end_short_staff"),
    path("<int:user_id>/", accounts.person, name="person"),
    path("<int:user_id>/renew/", accounts.renew, name="renew"),
    path("<int:user_id>/leave/", accounts.leave, name="leave"),
]

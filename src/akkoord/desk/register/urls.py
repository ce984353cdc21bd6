"""The addresses of the register; none of them names a company or says how many there are."""

from django.urls import path

from akkoord.desk.register.views import facts, lists, locations, merging, review, secretariat
from akkoord.desk.register.views.company import (
    columns,
    last_year,
    mending,
    place_questions,
    signing,
    sites,
    uploading,
)
from akkoord.desk.register.views.company import lists as company
from akkoord.desk.register.views.company import locations as own_locations

app_name = "register"
urlpatterns = [
    path("register/", secretariat.secretariat_home, name="secretariat_home"),
    path("register/progress/", secretariat.progress, name="progress"),
    path("register/years/<int:cycle_id>/state/", secretariat.change_cycle, name="change_cycle"),
    path("register/years/<int:cycle_id>/compare/", secretariat.consolidate, name="consolidate"),
    path("register/lists/<uuid:public_id>/", lists.submission, name="submission"),
    path("register/lists/<uuid:public_id>/open/", lists.open_submission, name="open_submission"),
    path("register/lists/<uuid:public_id>/checked/", lists.annotated, name="submission_annotated"),
    path("register/lists/<uuid:public_id>/decide/", lists.decide, name="decide"),
    path("register/lists/<uuid:public_id>/ask/<int:row_id>/", lists.ask, name="ask_about_row"),
    path("register/lists/<uuid:public_id>/drop/<int:question_id>/", lists.drop, name="drop_question"),
    path("register/review/", review.review, name="review"),
    path("register/review/<int:pair_id>/", review.judge, name="judge"),
    path("register/review/<int:pair_id>/ask/", review.ask, name="ask"),
    path("register/judgements/<uuid:act>/undo/", review.undo, name="undo"),
    path("register/locations/", locations.locations, name="locations"),
    path("register/locations/<str:location_id>/", locations.location, name="location"),
    path("register/locations/<str:location_id>/companies/", locations.behind, name="behind"),
    path("register/locations/<str:location_id>/merge/", merging.merge, name="merge"),
    path("register/locations/<str:location_id>/split/", merging.split, name="split"),
    path("register/locations/<str:location_id>/write/<str:fact_kind>/", facts.write_fact, name="write_fact"),
    path("register/locations/written/<int:fact_id>/undo/", facts.undo_fact, name="undo_fact"),
    path("company/", company.company_home, name="company_home"),
    path("company/years/<int:cycle_id>/upload/", uploading.upload, name="upload"),
    path("company/lists/<uuid:public_id>/", company.company_list, name="company_list"),
    path("company/lists/<uuid:public_id>/reading/", uploading.reading, name="reading"),
    path("company/lists/<uuid:public_id>/read/", uploading.read_again, name="read_again"),
    path("company/lists/<uuid:public_id>/mend/", mending.mending, name="mending"),
    path("company/lists/<uuid:public_id>/mend/<int:row_id>/", mending.mend_row, name="mend_row"),
    path(
        "company/lists/<uuid:public_id>/mend/all/<int:problem_id>/",
        mending.mend_recurring,
        name="mend_recurring",
    ),
    path("company/lists/<uuid:public_id>/columns/", columns.change_columns, name="change_columns"),
    path("company/years/<int:cycle_id>/start/", last_year.start_from_last_year, name="start_from_last_year"),
    path("company/lists/<uuid:public_id>/last-year/", last_year.last_year, name="last_year"),
    path("company/lists/<uuid:public_id>/last-year/decide/", last_year.decide_sites, name="decide_sites"),
    path("company/lists/<uuid:public_id>/last-year/<str:site>/", last_year.point_out, name="point_out"),
    path("company/lists/<uuid:public_id>/sites/", sites.sites, name="sites"),
    path("company/lists/<uuid:public_id>/sites/change/", sites.change_sites, name="change_sites"),
    path("company/lists/<uuid:public_id>/sites/shares/", sites.say_shares, name="say_shares"),
    path("company/lists/<uuid:public_id>/sites/add/", sites.add_site, name="add_site"),
    path("company/lists/<uuid:public_id>/sites/<int:row_id>/", sites.change_site, name="change_site"),
    path("company/lists/<uuid:public_id>/revise/", sites.revise, name="revise"),
    path("company/lists/<uuid:public_id>/sign/", signing.sign, name="sign"),
    path("company/lists/<uuid:public_id>/receipt/", signing.receipt, name="receipt"),
    path("company/lists/<uuid:public_id>/answer/<int:question_id>/", signing.answer, name="answer_question"),
    path("company/lists/<uuid:public_id>/checked/", company.annotated, name="annotated"),
    path("company/lists/<uuid:public_id>/original/", company.original, name="original"),
    path("company/lists/<uuid:public_id>/end/", own_locations.end_link, name="end_link"),
    path("company/places/asked/", place_questions.place_questions, name="place_questions"),
    path(
        "company/places/asked/<uuid:public_id>/",
        place_questions.answer_place_question,
        name="answer_place_question",
    ),
    path("company/locations/", own_locations.company_locations, name="company_locations"),
]

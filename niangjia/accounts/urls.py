"""Addresses of accounts."""

from django.urls import path

from niangjia.accounts.signing.views import administering, door, factor, security
from niangjia.accounts.views import appointing, offices, people, person, tokens

app_name = "accounts"
urlpatterns = [
    path("sign-in/", door.sign_in, name="sign_in"),
    path("sign-in/code/", door.second_step, name="second_step"),
    path("sign-out/", door.sign_out, name="sign_out"),
    path("security/", security.security, name="security"),
    path("security/sessions/others/end/", security.end_others, name="end_others"),
    path("security/sessions/<slug:mark>/end/", security.end_session, name="end_session"),
    path("security/second-factor/", factor.second_factor, name="second_factor"),
    path("security/second-factor/codes/", factor.renew_codes, name="renew_codes"),
    path("security/second-factor/drop/", factor.drop_factor, name="drop_factor"),
    path("people/<int:pk>/unlock/", administering.unlock, name="unlock"),
    path("people/<int:pk>/sessions/end/", administering.end_sessions, name="end_sessions"),
    path(
        "people/<int:pk>/second-factor/remove/",
        administering.remove_second_factor,
        name="remove_second_factor",
    ),
    path("people/", people.people, name="people"),
    path("people/export.xlsx", people.export, name="export"),
    path("people/new/", people.open_account, name="open_account"),
    path("people/suggest/", people.suggest, name="suggest"),
    path("people/<int:pk>/", person.person, name="person"),
    path("people/<int:pk>/on/", person.switch, {"to": "on"}, name="switch_on"),
    path("people/<int:pk>/off/", person.switch, {"to": "off"}, name="switch_off"),
    path("people/<int:pk>/password/", person.one_time, name="one_time"),
    path("people/<int:pk>/appoint/", appointing.appoint, name="appoint"),
    path("appointments/", offices.own, name="own_appointments"),
    path("appointments/<int:pk>/stand-in/", appointing.stand_in, name="stand_in"),
    path("appointments/<int:pk>/end/", appointing.end, name="end"),
    path("roles/", offices.roles, name="roles"),
    path("powers/", offices.power_list, name="powers"),
    path("administrators/", offices.administrators, name="administrators"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", tokens.revoke_token, name="revoke_token"),
    path("password/", security.change_password, name="change_password"),
]

from typing import Any

import pytest

from app.importing.fields import Fields
from app.importing.woo_people import NO_CITY, People, people_of
from models.orders.workflow import DispatchMethod
from tests.app.importing.samples import a_woo_order, orders_of, refusal_of


def people(**changes: Any) -> People:
    return people_of(Fields(a_woo_order(**changes)), "CO")


def in_pesos(id_: int) -> People:
    return people_of(Fields(next(o for o in orders_of("pesos") if o["id"] == id_)), "CO")


def billing(**changes: Any) -> dict[str, Any]:
    return {**a_woo_order()["billing"], **changes}


def test_the_billing_address_is_the_customer() -> None:
    customer = people().customer
    assert customer.name == "Ana Gómez Peña"
    assert customer.phone == "+573001234567"
    assert customer.email == "ana.gomez@cliente.example"


def test_a_company_orders_when_no_person_is_named() -> None:
    found = people(billing=billing(first_name="", last_name="", company="El Tornillo SAS"))
    assert found.customer.name == found.dispatch.recipient == "El Tornillo SAS"


def test_without_a_shipping_address_it_goes_where_the_bill_goes() -> None:
    found = people()
    assert found.dispatch.method is DispatchMethod.DELIVERY
    assert (found.dispatch.address, found.dispatch.address_extra) == (
        "Calle 85 # 11-53",
        "Apto 402",
    )
    assert (found.dispatch.region, found.dispatch.country, found.city) == ("CO-DC", "CO", "Bogotá")
    assert found.origins["dispatch.address"] == "billing.address_1"


def test_a_shipping_address_wins_and_its_name_is_the_recipient() -> None:
    found = in_pesos(1207)
    assert found.customer.name == "Ana Gómez Peña"
    assert (found.dispatch.recipient, found.dispatch.address) == (
        "Rosa Peña",
        "Transversal 5 # 1-2",
    )
    assert (found.city, found.origins["city"]) == ("Cali", "shipping.city")


def test_a_recipient_in_a_company_has_both_names() -> None:
    assert in_pesos(1209).dispatch.recipient == "Luis Ñáñez, Ferretería El Tornillo SAS"


def test_the_block_checkout_tells_the_pickup_point_in_its_meta_data() -> None:
    found = in_pesos(1209)
    assert found.dispatch.method is DispatchMethod.PICKUP
    assert found.dispatch.pickup_point == "Local Andino, Carrera 11 # 82-71, Bogotá"
    assert not found.dispatch.address


def test_the_classic_checkout_tells_it_by_the_methods_title() -> None:
    found = in_pesos(1210)
    assert found.dispatch.pickup_point == "Recogida en tienda"
    assert (found.city, [remark.field for remark in found.remarks]) == (NO_CITY, ["billing.city"])


@pytest.mark.parametrize("method", ["local_pickup", "local_pickup:5", "pickup_location:0"])
def test_a_pickup_without_any_name_is_at_the_shop(method: str) -> None:
    line = {"method_id": method, "method_title": "", "total": "0"}
    assert people(shipping_lines=[line]).dispatch.pickup_point == "Recogida en la tienda"


def test_an_order_that_is_partly_delivered_is_delivered() -> None:
    lines = [{"method_id": "local_pickup"}, {"method_id": "flat_rate"}]
    assert people(shipping_lines=lines).dispatch.method is DispatchMethod.DELIVERY
    assert people(shipping_lines=[]).dispatch.method is DispatchMethod.DELIVERY


def test_a_phone_is_read_in_the_country_of_the_bill() -> None:
    assert (
        people(billing=billing(phone="(555) 555-5555", country="US")).customer.phone
        == "+15555555555"
    )
    assert people(billing=billing(phone="3001234567", country="")).customer.phone == "+573001234567"


def test_an_impossible_phone_is_left_out_when_there_is_an_e_mail() -> None:
    found = people(billing=billing(phone="3001234567 / 3109876543"))
    assert (found.customer.phone, found.customer.email) == ("", "ana.gomez@cliente.example")
    assert [remark.field for remark in found.remarks] == ["billing.phone"]
    assert "300" not in found.remarks[0].text("es")


def test_the_recipients_phone_stands_in_for_one_that_is_impossible() -> None:
    shipping = {**a_woo_order()["shipping"], "phone": "310 555 0000"}
    found = people(billing=billing(phone="x"), shipping=shipping)
    assert found.customer.phone == "+573105550000"


def test_a_broken_e_mail_is_left_out_when_there_is_a_phone() -> None:
    found = people(billing=billing(email="ana arroba gmail"))
    assert (found.customer.phone, found.customer.email) == ("+573001234567", "")
    assert [remark.field for remark in found.remarks] == ["billing.email"]


def test_without_any_contact_that_works_the_order_is_refused() -> None:
    assert refusal_of(billing=billing(phone="no tengo", email="")) == "billing.phone"
    assert refusal_of(billing=billing(phone="", email="nadie")) == "billing.email"

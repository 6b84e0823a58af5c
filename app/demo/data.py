"""What the demo shop is made of. Names and streets are common; e-mails are example.com's."""

from dataclasses import dataclass

from models.orders.workflow import DispatchMethod, Status

__all__ = [
    "CITIES",
    "NOTES",
    "ORDERS",
    "PEOPLE",
    "PICKUP_POINTS",
    "PRODUCTS",
    "SHIPPING",
    "STAFF",
    "Sketch",
]

STAFF = (
    ("OWNER", "Catalina Ríos", "duena@cafelaloma.example.com"),
    ("ADMIN", "Andrés Quintero", "admin@cafelaloma.example.com"),
    ("OPERATOR", "Paola Benavides", "operadora@cafelaloma.example.com"),
    ("PICKER", "Jhon Freddy Mina", "bodega@cafelaloma.example.com"),
)

PRODUCTS = (
    ("CAF-NAR-500", "Café Nariño en grano 500 g", 38_900, ("Molienda", "En grano")),
    ("CAF-HUI-250", "Café Huila molido 250 g", 21_500, ("Molienda", "Media")),
    ("CAF-SNM-500", "Café Sierra Nevada orgánico 500 g", 44_000, ("Molienda", "Gruesa")),
    ("CAF-DRI-010", "Café en drip, caja por 10", 27_900, None),
    ("ACC-PRE-600", "Prensa francesa 600 ml", 89_000, ("Color", "Cobre")),
    ("ACC-CHM-6T", "Chemex 6 tazas", 239_000, None),
    ("ACC-MOL-MAN", "Molino manual de cerámica", 134_500, None),
    ("ACC-FIL-100", "Filtros de papel V60, 100 unidades", 32_000, ("Tamaño", "02")),
    ("CHO-SAN-070", "Chocolate Santander 70 % 200 g", 18_700, None),
    ("PAN-ORG-500", "Panela orgánica pulverizada 500 g", 9_800, None),
    ("MUG-LOM-12", "Mug La Loma 12 oz", 34_900, ("Color", "Verde selva")),
    ("KIT-CAT-03", "Kit de catación: tres orígenes", 68_000, None),
)

PEOPLE = (
    ("María Fernanda Gómez", "3104567821"),
    ("Juan Camilo Restrepo", "3157812046"),
    ("Luz Marina Cárdenas", "3012238890"),
    ("Santiago Peña Ortiz", "3189904412"),
    ("Diana Marcela Rojas", "3206671530"),
    ("Óscar Iván Muñoz", "3135560987"),
    ("Yuliana Mosquera", "3164402219"),
    ("Álvaro José Echeverri", "3118823341"),
    ("Natalia Castaño Vélez", "3002219874"),
    ("Hernán Darío Zapata", "3147730126"),
    ("Gloria Inés Bermúdez", "3175518802"),
    ("Felipe Andrés Niño", "3223344871"),
    ("Sandra Milena Ávila", "3046612298"),
    ("Wilson Eduardo Pacheco", "3128890034"),
    ("Ana Lucía Montoya", "3199025567"),
)

CITIES = (
    ("Bogotá", "Bogotá D. C.", "Calle 93 # 13-45, apto 502"),
    ("Medellín", "Antioquia", "Carrera 43A # 7-50, Torre 2"),
    ("Cali", "Valle del Cauca", "Avenida 6N # 23-17"),
    ("Barranquilla", "Atlántico", "Carrera 53 # 82-114"),
    ("Bucaramanga", "Santander", "Calle 48 # 29-36"),
    ("Pereira", "Risaralda", "Carrera 8 # 21-70, local 3"),
    ("Manizales", "Caldas", "Calle 65 # 23B-41"),
    ("Pasto", "Nariño", "Carrera 27 # 16-22"),
)

PICKUP_POINTS = (
    (
        "Bogotá",
        "Café La Loma Chapinero: Carrera 9 # 57-32, Bogotá. Lunes a sábado de 8 a. m. a 7 p. m.",
    ),
    (
        "Medellín",
        "Café La Loma Laureles: Circular 4 # 73-18, Medellín. Todos los días de 9 a. m. a 8 p. m.",
    ),
)
"""Each with its city."""

SHIPPING = 9_000
"""Whole pesos, to anywhere."""

NOTES = (
    "Por favor timbrar en la portería y preguntar por el apartamento.",
    "Es para regalo: sin factura dentro de la caja, gracias.",
    "Llamar antes de llegar.",
)


@dataclass(frozen=True)
class Sketch:
    """One demo order: how it is paid and sent, how far it got, how long ago it was placed."""

    method: str
    dispatch: DispatchMethod
    status: Status
    hours_ago: float
    is_paid: bool = False


D, P = DispatchMethod.DELIVERY, DispatchMethod.PICKUP
ONLINE, TRANSFER, LINK, CASH = "ONLINE", "BANK_TRANSFER", "PAYMENT_LINK", "CASH_ON_DELIVERY"

ORDERS = (
    Sketch(CASH, D, Status.COMPLETED, 290, is_paid=True),
    Sketch(ONLINE, D, Status.COMPLETED, 281),
    Sketch(TRANSFER, P, Status.COMPLETED, 270, is_paid=True),
    Sketch(LINK, D, Status.COMPLETED, 262, is_paid=True),
    Sketch(CASH, D, Status.CANCELLED, 250),
    Sketch(ONLINE, P, Status.COMPLETED, 243),
    Sketch(CASH, D, Status.COMPLETED, 226),
    Sketch(TRANSFER, D, Status.COMPLETED, 214, is_paid=True),
    Sketch(ONLINE, D, Status.COMPLETED, 199),
    Sketch(CASH, P, Status.COMPLETED, 190, is_paid=True),
    Sketch(TRANSFER, D, Status.CANCELLED, 181),
    Sketch(LINK, P, Status.COMPLETED, 170, is_paid=True),
    Sketch(CASH, D, Status.COMPLETED, 158, is_paid=True),
    Sketch(ONLINE, D, Status.COMPLETED, 147),
    Sketch(ONLINE, D, Status.CANCELLED, 139),
    Sketch(TRANSFER, D, Status.COMPLETED, 122, is_paid=True),
    Sketch(CASH, D, Status.COMPLETED, 110),
    Sketch(CASH, P, Status.CANCELLED, 101),
    Sketch(ONLINE, D, Status.SHIPPED, 77),
    Sketch(CASH, D, Status.SHIPPED, 71),
    Sketch(TRANSFER, D, Status.SHIPPED, 66, is_paid=True),
    Sketch(LINK, D, Status.SHIPPED, 54, is_paid=True),
    Sketch(CASH, D, Status.SHIPPED, 50),
    Sketch(ONLINE, P, Status.READY_FOR_PICKUP, 47),
    Sketch(CASH, P, Status.READY_FOR_PICKUP, 43),
    Sketch(TRANSFER, P, Status.READY_FOR_PICKUP, 38, is_paid=True),
    Sketch(ONLINE, D, Status.PREPARING, 30),
    Sketch(CASH, D, Status.PREPARING, 28),
    Sketch(LINK, P, Status.PREPARING, 25, is_paid=True),
    Sketch(TRANSFER, D, Status.PREPARING, 23, is_paid=True),
    Sketch(ONLINE, D, Status.ACCEPTED, 20),
    Sketch(CASH, P, Status.ACCEPTED, 16),
    Sketch(TRANSFER, D, Status.ACCEPTED, 13, is_paid=True),
    Sketch(LINK, D, Status.RECEIVED, 9),
    Sketch(TRANSFER, D, Status.RECEIVED, 6.5),
    Sketch(TRANSFER, P, Status.RECEIVED, 5, is_paid=True),
    Sketch(ONLINE, D, Status.RECEIVED, 3.2),
    Sketch(CASH, D, Status.RECEIVED, 2.1),
    Sketch(CASH, P, Status.RECEIVED, 1.4),
    Sketch(ONLINE, P, Status.RECEIVED, 0.8),
    Sketch(TRANSFER, D, Status.RECEIVED, 0.4),
    Sketch(CASH, D, Status.RECEIVED, 0.1),
)
"""Forty-two orders: every status, dispatch method and payment policy among them."""

"""Names and places for a large shop; common in Colombia, and nobody in particular."""

__all__ = ["CITIES", "GIVEN_NAMES", "SURNAMES", "TOWNS"]

GIVEN_NAMES = (
    "María", "José", "Luz Marina", "Juan Camilo", "Ana Lucía", "Carlos", "Diana Marcela", "Jorge",
    "Sandra", "Luis Fernando", "Gloria Inés", "Andrés", "Yuliana", "Óscar Iván", "Claudia",
    "Wilson", "Natalia", "Felipe", "Martha", "Santiago", "Adriana", "Hernán Darío", "Paola",
    "Álvaro", "Catalina", "Edwin", "Viviana", "Mauricio", "Lorena", "Jhon Freddy", "Beatriz",
    "Sebastián",
)  # fmt: skip
SURNAMES = (
    "Rodríguez", "Gómez", "González", "Martínez", "García", "López", "Hernández", "Sánchez",
    "Ramírez", "Pérez", "Díaz", "Muñoz", "Rojas", "Moreno", "Jiménez", "Vargas", "Ortiz",
    "Castro", "Peña", "Restrepo", "Quintero", "Cárdenas", "Mosquera", "Zapata", "Castaño",
    "Bermúdez", "Ávila", "Niño", "Montoya", "Echeverri", "Benavides", "Pacheco", "Valencia",
    "Ospina", "Salazar", "Mina", "Arboleda", "Caicedo", "Barrios", "Villa",
)  # fmt: skip

CITIES = (
    ("Bogotá", "Bogotá D. C.", 40),
    ("Medellín", "Antioquia", 20),
    ("Cali", "Valle del Cauca", 12),
    ("Barranquilla", "Atlántico", 8),
    ("Bucaramanga", "Santander", 6),
    ("Pereira", "Risaralda", 5),
    ("Manizales", "Caldas", 4),
    ("Pasto", "Nariño", 2),
)
"""City, department, and its share of the orders in per cent; the rest go to the towns."""

TOWNS = (
    ("Tunja", "Boyacá"), ("Popayán", "Cauca"), ("Neiva", "Huila"), ("Ibagué", "Tolima"),
    ("Armenia", "Quindío"), ("Villavicencio", "Meta"), ("Cúcuta", "Norte de Santander"),
    ("Montería", "Córdoba"), ("Sincelejo", "Sucre"), ("Valledupar", "Cesar"),
    ("Leticia", "Amazonas"), ("Quibdó", "Chocó"),
)  # fmt: skip

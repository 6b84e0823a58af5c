/** The page of the shop's movements of money, in Spanish. */
export const money = {
  title: 'Transacciones',
  method: 'Forma de pago',
  reference: 'Referencia',
  from: 'Recibido desde',
  until: 'Recibido hasta',
  clear: 'Quitar filtros',
  refresh: 'Actualizar',
  more: 'Ver más transacciones',
  loading: 'Cargando transacciones…',
  empty: 'Todavía no hay transacciones. Aparecerán aquí con la primera orden.',
  emptyFilters: 'Ninguna transacción cumple estos filtros.',
  notYet: 'Aún no llega',
};

/** What the list of orders can do beyond showing them, in Spanish. */
export const list = {
  filters: 'Filtros',
  filtersOn: (count: number) => `Filtros: ${count}`,
  any: 'Cualquiera',
  paymentStatus: 'Estado del pago',
  method: 'Forma de pago',
  dispatch: 'Despacho',
  city: 'Ciudad',
  cityHint: 'Como en la orden',
  clear: 'Quitar filtros',
  emptyFilters: 'Ninguna orden cumple estos filtros.',

  sort: 'Ordenar por',
  sorts: {
    NEWEST: 'Más recientes',
    OLDEST: 'Más antiguas',
    LARGEST: 'Mayor valor',
    SMALLEST: 'Menor valor',
  },

  views: {
    save: 'Guardar vista',
    title: 'Guardar esta vista',
    intro: 'Guarda la pestaña, la búsqueda, los filtros y el orden. Solo la ves tú, en este dispositivo.',
    name: 'Nombre de la vista',
    remove: (name: string) => `Borrar la vista «${name}»`,
  },

  bulk: {
    chooseAll: 'Elegir todas las visibles',
    choose: (number: number) => `Elegir la orden #${number}`,
    chosen: (count: number) => (count === 1 ? '1 orden elegida' : `${count} órdenes elegidas`),
    clear: 'Quitar selección',
    accept: 'Aceptar',
    advance: 'Avanzar un paso',
    title: { ACCEPT: 'Aceptar órdenes', ADVANCE: 'Avanzar órdenes' },
    progress: (done: number, all: number) => `${done} de ${all}`,
    finished: (done: number, refused: number) =>
      refused === 0 ? `Listo: ${done}` : `Listo: ${done} · No se pudo: ${refused}`,
    stop: 'Detener',
    close: 'Cerrar',
  },

  keys: {
    open: 'Atajos de teclado',
    title: 'Atajos de teclado',
    next: 'Orden siguiente',
    previous: 'Orden anterior',
    enter: 'Abrir la orden',
    choose: 'Elegir la orden para una acción en grupo',
    search: 'Buscar',
    help: 'Ver estos atajos',
    escape: 'Cerrar una ventana',
    close: 'Cerrar',
  },
};

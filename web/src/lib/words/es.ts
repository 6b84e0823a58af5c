import { alarm, bell } from './es/bell';
import { list } from './es/list';
import { money } from './es/money';
import { settings } from './es/settings';

/** What the panel says in Spanish (es-CO): the catalogue that the others follow. */
export const es = {
  brand: 'Mis Órdenes',

  session: {
    title: 'Entra a tu tienda',
    email: 'Correo',
    password: 'Contraseña',
    logIn: 'Entrar',
    logOut: 'Cerrar sesión',
    ended: 'Tu sesión terminó. Entra de nuevo para continuar.',
  },

  link: {
    connecting: 'Conectando…',
    live: 'En vivo',
    reconnecting: 'Reconectando…',
    offline: 'Sin conexión',
  },

  trouble: {
    unreachable: 'El servidor no responde. Revisa tu conexión.',
    unavailable: 'No pudimos leer los datos en este momento. Lo intentaremos de nuevo en unos segundos.',
    refused: 'No pudimos cargar esta página. Recárgala; si sigue así, avísanos.',
    noOrders: 'Tu usuario ya no puede ver las órdenes. Pide el permiso al dueño de la tienda.',
    retry: 'Reintentar',
  },

  orders: {
    title: 'Mis Órdenes',
    tabs: {
      ALL: 'Todas',
      RECEIVED: 'Recibidas',
      ACCEPTED: 'Aceptadas',
      PREPARING: 'En preparación',
      SHIPPED: 'Enviadas',
      READY_FOR_PICKUP: 'Por recoger',
      COMPLETED: 'Finalizadas',
      CANCELLED: 'Canceladas',
      TO_COLLECT: 'Por cobrar',
    },
    tabsLabel: 'Filtrar por estado',
    search: 'Buscar por número, cliente, teléfono o referencia',
    clearSearch: 'Borrar búsqueda',
    number: 'Orden',
    placed: 'Fecha',
    customer: 'Cliente',
    payment: 'Pago',
    dispatch: 'Despacho',
    status: 'Estado',
    total: 'Total',
    loading: 'Cargando órdenes…',
    more: 'Ver más órdenes',
    shown: (shown: number, all: number) => `${shown} de ${all}`,
    emptyTab: 'No hay órdenes en este estado.',
    emptySearch: (search: string) => `Ninguna orden coincide con «${search}».`,
    emptyShop: 'Todavía no hay órdenes. Aparecerán aquí en cuanto llegue la primera.',
    arrived: (number: number) => `Nueva orden #${number}`,
  },

  payment: {
    PENDING: 'Pago pendiente',
    PARTIALLY_PAID: 'Pago parcial',
    PAID: 'Pagada',
    OVERPAID: 'Pagada de más',
    REFUND_DUE: 'Por devolver',
    REFUNDED: 'Devuelta',
  },

  dispatch: {
    DELIVERY: 'Domicilio',
    PICKUP: 'Recoge en tienda',
  },

  order: {
    back: 'Mis Órdenes',
    title: (number: number) => `Orden #${number}`,
    loading: 'Cargando la orden…',
    missing: 'No encontramos esta orden.',
    externalId: 'Número en la tienda web',
    placed: 'Recibida',
    city: 'Ciudad del pedido',
    method: 'Forma de pago',

    transaction: 'Transacción',
    value: 'Valor del pedido',
    paid: 'Recibido',
    outstanding: 'Pendiente',
    movements: 'Movimientos',
    noMovements: 'Aún no hay pagos registrados.',
    reference: 'Referencia',
    receivedOn: 'Recibido el',
    registeredBy: (name: string) => `Registró ${name}`,
    kind: { PAYMENT: 'Pago', REVERSAL: 'Reverso', REFUND: 'Devolución' },
    settlement: { PENDING: 'Por recibir', SETTLED: 'Recibido' },

    customer: 'Cliente',
    customerNote: 'Nota del cliente',
    contactHidden: 'No tienes permiso para ver los datos de contacto.',

    dispatch: 'Despacho',
    recipient: 'Recibe',
    address: 'Dirección',
    instructions: 'Indicaciones',
    pickupPoint: 'Punto de recogida',

    products: 'Productos',
    subtotal: 'Subtotal',
    shipping: 'Envío',
    tax: 'Impuestos',
    discount: 'Descuento',
    total: 'Total',

    tracking: 'Seguimiento del cliente',
    openTracking: 'Ver la página del cliente',
    copyLink: 'Copiar enlace',
    copied: 'Enlace copiado',
    timeline: 'Línea de tiempo',
  },

  happened: {
    OrderPlaced: 'Pedido recibido',
    OrderAccepted: 'Pedido aceptado',
    StatusAdvanced: 'Cambio de estado',
    PaymentRegistered: 'Pago registrado',
    OrderCancelled: 'Orden cancelada',
    StatusReverted: 'Paso deshecho',
    NoteAdded: 'Nota',
    OrderUnaccepted: 'Sigue sin aceptar',
    LetterFailed: 'No se pudo enviar un correo',
    LinkRotated: 'El cliente tiene un enlace nuevo',
    to: (status: string) => `Ahora: ${status}`,
    backTo: (status: string) => `De vuelta a: ${status}`,
    waited: (minutes: number) => `Llevaba ${minutes} min de espera`,
    by: (name: string) => `por ${name}`,
  },

  actions: {
    title: 'Acciones',
    unavailable: 'No disponibles ahora',
    cancel: 'Volver',
    required: 'Este dato es necesario.',
    stale: 'Otra persona cambió la orden. Ya ves su estado actual: revisa y vuelve a intentarlo.',
    done: 'Listo. Estado actual:',

    pay: {
      title: 'Pagar orden',
      intro: (amount: string) => `Faltan ${amount} por recibir.`,
      reference: 'Código de referencia del pago',
      amount: 'Valor recibido',
      receivedOn: 'Día en que llegó el dinero',
      note: 'Nota (opcional)',
      allowOverpayment: 'Sí, el cliente pagó más de lo pendiente',
      duplicateReason: '¿Por qué se repite esta referencia?',
      badAmount: 'Escribe un valor mayor que cero.',
      submit: 'Pagar orden',
    },
    cancelOrder: {
      title: 'Cancelar orden',
      intro: 'El cliente recibirá un aviso. Podrás deshacerlo después.',
      reason: 'Motivo',
      choose: 'Elige un motivo',
      note: 'Nota (opcional)',
      submit: 'Cancelar la orden',
    },
    revert: {
      title: 'Deshacer el último paso',
      intro: 'La orden vuelve al paso anterior. El cliente no recibe otro aviso.',
      reason: 'Motivo',
      submit: 'Deshacer',
    },
    note: {
      label: 'Agregar una nota para el equipo',
      placeholder: 'Solo la ve el equipo de la tienda.',
      submit: 'Guardar nota',
    },
  },

  reasons: {
    CUSTOMER_REQUEST: 'El cliente lo pidió',
    OUT_OF_STOCK: 'Sin existencias',
    PAYMENT_NOT_RECEIVED: 'No llegó el pago',
    DUPLICATE: 'Pedido repetido',
    SUSPECTED_FRAUD: 'Sospecha de fraude',
    OTHER: 'Otro motivo',
    REFUSED_AT_DOOR: 'Rechazado al entregar',
    UNREACHABLE: 'No se encontró al cliente',
    RETURNED: 'Devuelto',
    NOT_COLLECTED: 'No lo recogieron',
  },

  bell,
  alarm,
  list,
  money,
  settings,

  mail: {
    title: 'Correos',
    status: {
      QUEUED: 'Por enviar',
      SENDING: 'Enviando',
      SENT: 'Enviado',
      FAILED: 'No se pudo enviar',
    },
    refresh: 'Actualizar',
    more: 'Ver más correos',
    loading: 'Cargando correos…',
    empty: 'Todavía no hay correos. Aparecerán aquí con la primera orden.',
    missing: 'No encontramos este correo.',
    to: 'Para',
    written: 'Escrito',
    sent: 'Enviado',
    attempts: 'Intentos',
    about: 'Sobre',
    lastError: 'El servidor de correo dijo',
    text: 'Texto',
    preview: 'Vista previa',
  },
};

/** Every catalogue has exactly these texts. */
export type Words = typeof es;

/** What the demo storefront says in Spanish (es-CO): the catalogue that the other follows. */
export const es = {
  demo: 'Demostración',
  title: 'Café de montaña, recién tostado',
  intro: 'La tienda es de mentira; los pedidos son de verdad: llegan al panel del vendedor al instante.',
  products: 'Productos',
  add: 'Agregar',
  addThis: (product: string) => `Agregar ${product}`,
  fewer: (product: string) => `Quitar uno: ${product}`,
  more: (product: string) => `Uno más: ${product}`,
  inCart: (quantity: number, product: string) =>
    quantity ? `${product}: ${quantity} en tu pedido.` : `${product} ya no está en tu pedido.`,
  pieces: (count: number) => (count === 1 ? '1 producto' : `${count} productos`),
  goToOrder: 'Ver pedido',

  order: {
    title: 'Tu pedido',
    empty: 'Todavía no has elegido nada. Agrega un producto y el resto ya está listo para probar.',
    chooseFirst: 'Agrega al menos un producto.',
    goods: 'Productos',
    shipping: 'Envío',
    free: 'Gratis',
    total: 'Total',
    place: 'Hacer pedido',
    pay: 'Pagar ahora',
    placing: 'Enviando tu pedido…',
    required: 'Completa este dato.',
    check: 'Revisa los datos marcados.',
    unreachable: 'No hubo respuesta. Vuelve a intentarlo: no se hará un pedido doble.',
    alreadyPlaced:
      'Tu intento anterior sí llegó, con los datos de antes. Si quieres otro pedido, envíalo de nuevo.',
    declined: 'El pago no se hizo y el pedido no se envió. Elige otra forma de pago o intenta de nuevo.',
  },

  dispatch: {
    title: '¿Cómo lo recibes?',
    DELIVERY: 'A domicilio',
    PICKUP: 'Recoger en tienda',
    point: 'Punto de recogida',
  },

  fields: {
    title: 'Tus datos',
    hint: 'Vienen con un cliente de ejemplo. No escribas datos reales.',
    'customer.name': 'Nombre',
    'customer.phone': 'Celular',
    'customer.email': 'Correo',
    city: 'Ciudad',
    'dispatch.address': 'Dirección',
    note: 'Nota para la tienda (opcional)',
  },

  payment: {
    title: '¿Cómo pagas?',
    meaning: {
      ONLINE: 'Pagas ahora con tarjeta o PSE. Aquí la pasarela es simulada.',
      BANK_TRANSFER: 'Transfieres a la cuenta de la tienda; ella confirma el pago y acepta el pedido.',
      PAYMENT_LINK: 'La tienda te manda un enlace para pagar; luego acepta el pedido.',
      CASH_ON_DELIVERY: 'Pagas en efectivo cuando recibes. La tienda acepta el pedido de una vez.',
    } as Record<string, string | undefined>,
  },

  gateway: {
    title: 'Pasarela de pruebas',
    pretence: 'Esto es un simulacro: no se cobra nada ni se piden datos de tarjeta.',
    amount: 'Vas a pagar',
    approve: 'Aprobar el pago',
    decline: 'Rechazar',
  },

  thanks: {
    title: (name: string) => `¡Gracias, ${name}!`,
    number: 'Pedido',
    taken: 'La tienda ya lo tiene.',
    next: {
      ONLINE: 'Tu pago quedó registrado. Falta que la tienda acepte el pedido.',
      BANK_TRANSFER: 'Ahora transferirías el total. La tienda registra el pago y acepta el pedido.',
      PAYMENT_LINK: 'La tienda te enviaría el enlace de pago. Cuando registre el pago, acepta el pedido.',
      CASH_ON_DELIVERY: 'Pagas al recibir. Falta que la tienda acepte el pedido.',
    } as Record<string, string | undefined>,
    track: 'Seguir mi pedido',
    trackElsewhere: 'Abrir en otra ventana',
    again: 'Hacer otro pedido',
  },

  watch: {
    title: 'Mira los dos lados',
    text: 'Abre el panel en otra ventana, acepta un pedido y mira cómo cambia la página del cliente.',
    panel: 'Abrir el panel',
    email: 'Correo',
    password: 'Contraseña',
  },

  newWindow: '(otra ventana)',
};

export type Words = typeof es;

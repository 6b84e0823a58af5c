/** The bell, the alarm, and how they are heard, in Spanish. */
export const bell = {
  title: 'Notificaciones',
  open: (unread: number) => (unread === 0 ? 'Notificaciones' : `Notificaciones: ${unread} sin leer`),
  unread: 'Sin leer',
  markAll: 'Marcar todas como leídas',
  empty: 'Aquí verás las órdenes nuevas y los pagos.',

  preferences: 'Preferencias',
  loading: 'Cargando tus preferencias…',
  onThisDevice: 'En este dispositivo',
  sound: 'Avisar con un sonido',
  desktop: 'Mostrar avisos del sistema',
  blocked: 'El navegador no permite los avisos. Actívalos en sus ajustes para este sitio.',
  unsupported: 'Este navegador no puede mostrar avisos aquí.',
  howToHear: 'Cómo te avisamos',
  delivery: { BELL: 'Campana', LETTER: 'Correo', BOTH: 'Campana y correo', NONE: 'Nada' },
};

export const alarm = {
  title: 'Órdenes sin aceptar',
  badge: 'Sin aceptar',
  waiting: (count: number) =>
    count === 1 ? 'Una orden espera que la aceptes:' : `${count} órdenes esperan que las aceptes:`,
  since: (moment: string) => `desde ${moment}`,
  more: (count: number) => `y ${count} más`,
  onOrder: (moment: string) => `Alarma desde ${moment}: esta orden espera que la aceptes`,
};

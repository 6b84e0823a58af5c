import type { Words } from './es';

/** What the panel says in English. */
export const en: Words = {
  brand: 'Mis Órdenes',

  session: {
    title: 'Log in to your shop',
    email: 'E-mail',
    password: 'Password',
    logIn: 'Log in',
    logOut: 'Log out',
    ended: 'Your session has ended. Log in again to go on.',
  },

  link: {
    connecting: 'Connecting…',
    live: 'Live',
    reconnecting: 'Reconnecting…',
    offline: 'Offline',
  },

  trouble: {
    unreachable: 'The server does not answer. Check your connection.',
    retry: 'Try again',
  },

  orders: {
    title: 'Orders',
    tabs: {
      ALL: 'All',
      RECEIVED: 'Received',
      ACCEPTED: 'Accepted',
      PREPARING: 'Preparing',
      SHIPPED: 'Shipped',
      READY_FOR_PICKUP: 'Ready for pickup',
      COMPLETED: 'Completed',
      CANCELLED: 'Cancelled',
      TO_COLLECT: 'To collect',
    },
    tabsLabel: 'Filter by status',
    search: 'Search by number, customer, phone or reference',
    clearSearch: 'Clear search',
    number: 'Order',
    placed: 'Date',
    customer: 'Customer',
    payment: 'Payment',
    dispatch: 'Dispatch',
    status: 'Status',
    total: 'Total',
    loading: 'Loading orders…',
    more: 'Show more orders',
    shown: (shown, all) => `${shown} of ${all}`,
    emptyTab: 'There are no orders with this status.',
    emptySearch: (search) => `No order matches “${search}”.`,
    emptyShop: 'There are no orders yet. The first one will show up here as it arrives.',
    arrived: (number) => `New order #${number}`,
  },

  payment: {
    PENDING: 'Payment pending',
    PARTIALLY_PAID: 'Partly paid',
    PAID: 'Paid',
    OVERPAID: 'Overpaid',
    REFUND_DUE: 'Refund due',
    REFUNDED: 'Refunded',
  },

  dispatch: {
    DELIVERY: 'Delivery',
    PICKUP: 'Pickup',
  },

  order: {
    back: 'Orders',
    title: (number) => `Order #${number}`,
    loading: 'Loading the order…',
    missing: 'We could not find this order.',
    externalId: 'Number in the web shop',
    placed: 'Received',
    city: 'City of the order',
    method: 'Payment method',

    transaction: 'Transaction',
    value: 'Value of the order',
    paid: 'Received',
    outstanding: 'Outstanding',
    movements: 'Movements',
    noMovements: 'No payment has been registered yet.',
    reference: 'Reference',
    receivedOn: 'Received on',
    registeredBy: (name) => `Registered by ${name}`,
    kind: { PAYMENT: 'Payment', REVERSAL: 'Reversal', REFUND: 'Refund' },
    settlement: { PENDING: 'To come in', SETTLED: 'Received' },

    customer: 'Customer',
    customerNote: 'The customer’s note',
    contactHidden: 'You may not see the contact data.',

    dispatch: 'Dispatch',
    recipient: 'Recipient',
    address: 'Address',
    instructions: 'Instructions',
    pickupPoint: 'Pickup point',

    products: 'Products',
    subtotal: 'Subtotal',
    shipping: 'Shipping',
    tax: 'Taxes',
    discount: 'Discount',
    total: 'Total',

    tracking: 'The customer’s tracking',
    openTracking: 'See the customer’s page',
    copyLink: 'Copy link',
    copied: 'Link copied',
    timeline: 'Timeline',
  },

  happened: {
    OrderPlaced: 'Order received',
    OrderAccepted: 'Order accepted',
    StatusAdvanced: 'Status changed',
    PaymentRegistered: 'Payment registered',
    OrderCancelled: 'Order cancelled',
    StatusReverted: 'Step undone',
    NoteAdded: 'Note',
    to: (status) => `Now: ${status}`,
    backTo: (status) => `Back to: ${status}`,
    by: (name) => `by ${name}`,
  },

  actions: {
    title: 'Actions',
    unavailable: 'Not available now',
    cancel: 'Back',
    required: 'This is needed.',
    stale: 'Somebody else changed the order. You now see its current state: check it and try again.',
    done: 'Done. Current state:',

    pay: {
      title: 'Pay order',
      intro: (amount) => `${amount} is still to come in.`,
      reference: 'Reference code of the payment',
      amount: 'Amount received',
      receivedOn: 'Day the money arrived',
      note: 'Note (optional)',
      allowOverpayment: 'Yes, the customer paid more than what was outstanding',
      duplicateReason: 'Why is this reference used again?',
      badAmount: 'Write an amount above zero.',
      submit: 'Pay order',
    },
    cancelOrder: {
      title: 'Cancel order',
      intro: 'The customer will be told. You can undo it later.',
      reason: 'Reason',
      choose: 'Choose a reason',
      note: 'Note (optional)',
      submit: 'Cancel the order',
    },
    revert: {
      title: 'Undo the last step',
      intro: 'The order goes back one step. The customer is not written to again.',
      reason: 'Reason',
      submit: 'Undo',
    },
    note: {
      label: 'Add a note for the team',
      placeholder: 'Only the shop’s team sees it.',
      submit: 'Save note',
    },
  },

  reasons: {
    CUSTOMER_REQUEST: 'The customer asked for it',
    OUT_OF_STOCK: 'Out of stock',
    PAYMENT_NOT_RECEIVED: 'The payment did not arrive',
    DUPLICATE: 'Ordered twice',
    SUSPECTED_FRAUD: 'Suspected fraud',
    OTHER: 'Another reason',
    REFUSED_AT_DOOR: 'Refused at the door',
    UNREACHABLE: 'The customer could not be reached',
    RETURNED: 'Returned',
    NOT_COLLECTED: 'Not collected',
  },

  bell: {
    title: 'Notifications',
    open: (unread) => (unread === 0 ? 'Notifications' : `Notifications: ${unread} unread`),
    unread: 'Unread',
    markAll: 'Mark all as read',
    empty: 'New orders and payments will show up here.',
  },
};

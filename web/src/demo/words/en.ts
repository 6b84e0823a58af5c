import type { Words } from './es';

export const en: Words = {
  demo: 'Demo',
  title: 'Mountain coffee, freshly roasted',
  intro: 'The shop is make-believe, the orders are real: they reach the seller’s panel at once.',
  products: 'Products',
  add: 'Add',
  addThis: (product) => `Add ${product}`,
  fewer: (product) => `One less: ${product}`,
  more: (product) => `One more: ${product}`,
  inCart: (quantity, product) =>
    quantity ? `${product}: ${quantity} in your order.` : `${product} is not in your order any more.`,
  pieces: (count) => (count === 1 ? '1 item' : `${count} items`),
  goToOrder: 'See order',

  order: {
    title: 'Your order',
    empty: 'Nothing chosen yet. Add a product; all else is ready to try.',
    chooseFirst: 'Add at least one product.',
    goods: 'Products',
    shipping: 'Shipping',
    free: 'Free',
    total: 'Total',
    place: 'Place order',
    pay: 'Pay now',
    placing: 'Sending your order…',
    required: 'Fill this in.',
    check: 'Look at the fields that are marked.',
    unreachable: 'There was no answer. Try again: it will not become two orders.',
    alreadyPlaced: 'Your last try did arrive, as it was then. If you want another order, send it again.',
    declined: 'The payment was not made and the order not sent. Choose another way to pay, or try again.',
  },

  dispatch: {
    title: 'How do you get it?',
    DELIVERY: 'Home delivery',
    PICKUP: 'Store pickup',
    point: 'Pickup point',
  },

  fields: {
    title: 'Your details',
    hint: 'Filled in with an example customer. Do not write real data.',
    'customer.name': 'Name',
    'customer.phone': 'Mobile phone',
    'customer.email': 'E-mail',
    city: 'City',
    'dispatch.address': 'Address',
    note: 'Note to the shop (optional)',
  },

  payment: {
    title: 'How do you pay?',
    meaning: {
      ONLINE: 'You pay now by card or PSE. Here the gateway is a pretence.',
      BANK_TRANSFER: 'You transfer to the shop’s account; it confirms the payment and accepts the order.',
      PAYMENT_LINK: 'The shop sends you a link to pay with; then it accepts the order.',
      CASH_ON_DELIVERY: 'You pay cash when you get it. The shop accepts the order right away.',
    },
  },

  gateway: {
    title: 'Test gateway',
    pretence: 'This is a pretence: nothing is charged, and no card is asked for.',
    amount: 'You are about to pay',
    approve: 'Approve the payment',
    decline: 'Decline',
  },

  thanks: {
    title: (name) => `Thank you, ${name}!`,
    number: 'Order',
    taken: 'The shop has it.',
    next: {
      ONLINE: 'Your payment is registered. The shop now has to accept the order.',
      BANK_TRANSFER:
        'Now you would transfer the total. The shop registers the payment and accepts the order.',
      PAYMENT_LINK:
        'The shop would send you the payment link. Once it has registered the payment, it accepts the order.',
      CASH_ON_DELIVERY: 'You pay when you get it. The shop now has to accept the order.',
    },
    track: 'Follow my order',
    trackElsewhere: 'Open in another window',
    again: 'Place another order',
  },

  watch: {
    title: 'Watch both sides',
    text: 'Open the panel in another window, accept an order, and watch the customer’s page change.',
    panel: 'Open the panel',
    email: 'E-mail',
    password: 'Password',
  },

  newWindow: '(another window)',
};

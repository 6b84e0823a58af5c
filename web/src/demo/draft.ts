import type { PlaceOrderInput } from '../gql/types';
import type { Cart } from './cart';

/** An order but for what belongs to one attempt to place it. */
export type Draft = Omit<PlaceOrderInput, 'externalId' | 'payment'>;

/** The form's controls are named by the API's own paths, so a refusal finds its field by itself. */
export const REQUIRED = ['customer.name', 'city', 'dispatch.address'] as const;

/** The names of required controls that the form shows and that hold nothing. */
export function missingIn(form: FormData): string[] {
  return REQUIRED.filter((name) => form.has(name) && !textIn(form, name));
}

/** The order that the form and the cart make together. */
export function draftOf(form: FormData, cart: Cart, language: string): Draft {
  const [city, point] = textIn(form, 'dispatch.pickupPoint').split('|', 2);
  const isPickup = cart.dispatch.value === 'PICKUP';
  return {
    customer: {
      name: textIn(form, 'customer.name'),
      phone: textIn(form, 'customer.phone'),
      email: textIn(form, 'customer.email'),
    },
    city: isPickup ? (city ?? '') : textIn(form, 'city'),
    paymentMethod: textIn(form, 'paymentMethod'),
    dispatch: isPickup
      ? { method: 'PICKUP', pickupPoint: point ?? '' }
      : { method: 'DELIVERY', address: textIn(form, 'dispatch.address') },
    lines: cart.lines.value.map(({ product, quantity }) => ({
      sku: product.sku,
      name: product.name,
      options: product.options,
      quantity,
      unitPrice: product.price,
    })),
    shippingCost: cart.shipping.value.amount,
    total: cart.total.value.amount,
    currencyCode: cart.total.value.currencyCode,
    language,
    note: textIn(form, 'note'),
  };
}

function textIn(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

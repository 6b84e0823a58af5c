import { useSignal } from '@preact/signals';
import { Choice, Field } from './field';
import { useStore } from './store';

/** Sent or collected, and where to. The controls of the other way keep what was written in them. */
export function DispatchBlock() {
  const { config, words, format, cart } = useStore();
  const chosen = cart.dispatch.value;
  const shipping = { amount: config.shipping, currencyCode: config.currency.code };
  return (
    <>
      <fieldset class="block">
        <legend>{words.dispatch.title}</legend>
        <div class="choices side-by-side">
          {(['DELIVERY', 'PICKUP'] as const).map((method) => (
            <Choice
              key={method}
              name="dispatch.method"
              value={method}
              isChosen={chosen === method}
              onChoose={() => cart.dispatchBy(method)}
              title={words.dispatch[method]}
            >
              {method === 'DELIVERY' ? format.money(shipping) : words.order.free}
            </Choice>
          ))}
        </div>
      </fieldset>
      <PickupPoints />
    </>
  );
}

function PickupPoints() {
  const { config, words, cart } = useStore();
  const chosen = useSignal(0);
  const isPickup = cart.dispatch.value === 'PICKUP';
  return (
    <fieldset class="block" disabled={!isPickup} hidden={!isPickup}>
      <legend>{words.dispatch.point}</legend>
      <div class="choices">
        {config.pickupPoints.map(({ city, text }, index) => {
          const [name = '', where = ''] = text.split(/: (.*)/s);
          return (
            <Choice
              key={text}
              name="dispatch.pickupPoint"
              value={`${city}|${text}`}
              isChosen={chosen.value === index}
              onChoose={() => (chosen.value = index)}
              title={name}
            >
              {where}
            </Choice>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Who orders, and where they live if it is sent. */
export function CustomerBlock() {
  const { config, words, cart } = useStore();
  const { customer } = config;
  const isPickup = cart.dispatch.value === 'PICKUP';
  return (
    <fieldset class="block">
      <legend>{words.fields.title}</legend>
      <p class="hint">{words.fields.hint}</p>
      <Field name="customer.name" autoComplete="name" defaultValue={customer.name} />
      <div class="pair">
        <Field name="customer.phone" type="tel" autoComplete="tel" defaultValue={customer.phone} />
        <Field name="customer.email" type="email" autoComplete="email" defaultValue={customer.email} />
      </div>
      <fieldset class="bare" disabled={isPickup} hidden={isPickup}>
        <Field name="dispatch.address" autoComplete="street-address" defaultValue={customer.address} />
        <Field name="city" autoComplete="address-level2" defaultValue={customer.city} />
      </fieldset>
      <Field name="note" autoComplete="off" />
    </fieldset>
  );
}

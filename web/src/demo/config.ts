import type { PaymentPolicy } from '../gql/types';

/** Something to buy; `price` is decimal text, as the API takes it. */
export interface Product {
  sku: string;
  name: string;
  about: string;
  price: string;
  /** The path of its picture. */
  picture: string;
  options: { name: string; value: string }[];
}

export interface Method {
  code: string;
  name: string;
  policy: PaymentPolicy;
}

export interface PickupPoint {
  city: string;
  /** "Name: address, city. Hours." */
  text: string;
}

/** What the server tells this page beyond the rest. */
export interface ShopConfig {
  /** A key that may place orders in the demo shop, and nothing else. */
  apiKey: string;
  shopName: string;
  currency: { code: string; digits: number };
  /** What a delivery costs, as decimal text. */
  shipping: string;
  products: Product[];
  methods: Method[];
  pickupPoints: PickupPoint[];
  /** Somebody to order as. */
  customer: { name: string; phone: string; email: string; city: string; address: string };
  /** The owner's log-in at the panel. */
  logIn: { email: string; password: string };
}

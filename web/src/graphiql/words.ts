import type { PageConfig } from '../lib/config';

const es = {
  examples: 'Ejemplos',
  email: 'Correo',
  password: 'Contraseña',
  logIn: 'Entrar',
  logOut: 'Salir',
  anonymous: 'Sin sesión',
  panel: 'Panel',
  unreachable: 'El servidor no responde.',
};

/** The words of this page's own row; GraphiQL itself speaks English. */
export type Words = typeof es;

const en: Words = {
  examples: 'Examples',
  email: 'E-mail',
  password: 'Password',
  logIn: 'Log in',
  logOut: 'Log out',
  anonymous: 'Not logged in',
  panel: 'Panel',
  unreachable: 'The server does not answer.',
};

export const WORDS: Record<PageConfig['language'], Words> = { es, en };

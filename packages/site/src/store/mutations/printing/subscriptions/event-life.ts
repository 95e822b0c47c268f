/** How long what has happened can be asked for; who comes later looks at how things stand. */
export const eventLifeSeconds = 3600;

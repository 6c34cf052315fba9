const dark = window.matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();

SwaggerUIBundle({
  dom_id: '#description',
  url: '/api/openapi.json',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: false,
  validatorUrl: null,
  // A request is of one caller: with a token, it goes without the cookie of a session.
  requestInterceptor: (request) => {
    const names = Object.keys(request.headers || {}).map((name) => name.toLowerCase());
    return names.includes('authorization') ? Object.assign(request, { credentials: 'omit' }) : request;
  },
});

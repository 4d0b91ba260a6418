// Runs before the first paint, so that who chose a theme never sees the other one flash by.
(function () {
  try {
    const chosen = localStorage.getItem('bellbuoy.theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // No storage allowed: the system's theme it is.
  }
})();

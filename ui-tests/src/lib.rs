//! Home of the ui-tests; there is no code here.

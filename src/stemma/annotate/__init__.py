"""Article to findings: one module and one public function each."""

"""What is known of languages: words, stems, sentences, dates, function words."""

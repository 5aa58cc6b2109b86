package io.atrium.catalogue;

import io.atrium.catalogue.store.ImageStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** What the catalogue answers to other rooms. */
@TestConfiguration
@EnableConfigurationProperties(ImageLimits.class)
@Import({CatalogueQueries.class, CatalogueSearch.class, ImageStore.class})
public class CatalogueRoom {}

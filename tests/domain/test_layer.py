from briefviewer.domain.layer import Layer, LayerId, layer_of


def test_an_event_of_a_layer_is_known_by_its_id() -> None:
    layer = Layer(LayerId("incidents"), "Incidents", "layers/incidents.csv", "0" * 64, 3)
    assert layer_of(f"{layer.prefix}0000001") == layer.id
    assert layer_of("meeting-2025-08") is None

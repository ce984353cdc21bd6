import pytest
from django.db import IntegrityError

from akkoord.desk.agreements.models import Agreement


@pytest.mark.django_db
def test_agreement_that_would_show_single_companies_cannot_be_kept():
    with pytest.raises(IntegrityError, match="group_of_at_least_two"):
        Agreement.objects.create(slug="textile", name_en="Textile", name_nl="Textiel", k_threshold=1)

import type { Phrases } from './phrases.ts';

export const french: Phrases = {
  themes: {
    price: {
      good: [
        'Bon rapport qualité-prix',
        'Moins cher que mon ancien fournisseur',
        'Le tarif est clair, pas de frais cachés',
        'Belle remise de fidélité, merci',
      ],
      bad: [
        'Trop cher pour ce que c’est',
        'Le prix a encore augmenté sans explication',
        'Les nouveaux clients paient moins que moi après {n} ans',
        'Des frais ajoutés dont personne ne m’avait parlé',
      ],
    },
    speed: {
      good: [
        'Réponse en quelques minutes',
        'Problème réglé le jour même',
        'Très rapide, un seul appel a suffi',
        'Service réactif',
      ],
      bad: [
        'Beaucoup trop long avant une solution',
        'J’ai dû appeler {n} fois',
        'Solution trouvée seulement après {n} jours',
        'On m’a passé {n} personnes différentes',
        '{n}0 minutes d’attente puis coupure',
      ],
    },
    kindness: {
      good: [
        '{agent} a été très aimable et patiente',
        'Conseiller à l’écoute',
        'Personnel très gentil, explications simples',
        'Je me suis sentie prise au sérieux',
      ],
      bad: [
        'Conseiller désagréable',
        'Personne n’a écouté ma question',
        'On m’a dit "nous vous rappelons", jamais de nouvelles',
        'L’impression de parler à un robot',
      ],
    },
    guide: {
      good: [
        'Le guide d’installation est clair',
        'Installé en {n}0 minutes avec le guide',
        'Guide bien illustré',
      ],
      bad: [
        'Le guide est beaucoup trop long',
        'Le guide ne correspond pas à mon appareil',
        'Il manque quelque chose à l’étape {n} du guide',
        'Guide écrit trop petit, incompréhensible',
      ],
    },
    video: {
      good: [
        'La vidéo de bienvenue est très claire',
        'Grâce à la vidéo, tout marche en {n} minutes',
        'La vidéo vaut mieux qu’un long manuel',
        'Vidéo courte et utile',
      ],
      bad: [
        'Je préfère lire que regarder une vidéo',
        'La vidéo ne montre pas mon modèle',
        'La vidéo va trop vite',
      ],
    },
    app: {
      good: [
        'L’application est très pratique',
        'Tout se fait dans l’appli en {n} clics',
        'La nouvelle appli est rapide',
      ],
      bad: [
        'L’application plante sans arrêt',
        'Depuis la mise à jour, l’appli est pleine de bugs',
        'L’appli me déconnecte {n} fois par jour',
        'Paiement bloqué dans l’appli',
      ],
    },
    billing: {
      good: ['Facture enfin lisible', 'Erreur de facture remboursée tout de suite', 'Paiement simple'],
      bad: [
        'J’ai été prélevé deux fois',
        'Facture fausse, toujours pas de remboursement',
        'Je ne comprends rien à ma facture',
        'Remboursement promis il y a {n} semaines',
      ],
    },
    delivery: {
      good: [
        'Colis arrivé en avance',
        'Technicien ponctuel et soigneux',
        'Installation en moins d’une heure',
      ],
      bad: [
        'Le technicien n’est pas venu',
        'Livraison avec {n} jours de retard',
        'Colis abîmé à l’arrivée',
        'Rendez-vous d’installation déplacé {n} fois',
      ],
    },
    outage: {
      good: [
        'Panne annoncée et vite réparée',
        'Connexion stable, aucune panne',
        'Bonne information pendant la panne',
      ],
      bad: [
        'Troisième panne ce mois-ci',
        'Pas de connexion pendant {n} jours',
        'La ligne coupe tous les soirs',
        'Encore une panne pendant mon travail',
      ],
    },
    event: {
      good: ['Intervenants passionnants', 'Soirée bien organisée', 'Le webinaire a répondu à mes questions'],
      bad: [
        'Le webinaire n’était que de la publicité',
        'Trop de monde, impossible de poser une question',
        'Le son coupait sans cesse',
      ],
    },
  },
  plain: {
    good: ['Parfait', 'Merci !', 'Très satisfaite', 'Rien à redire', 'Tout va bien', 'Super', '👍'],
    middling: ['Correct', 'Moyen', 'Rien de spécial', 'Peut mieux faire', 'bof', 'Ni bien ni mal'],
    bad: ['Déçu', 'Problème toujours pas réglé', 'Plus jamais', 'Nul', 'C’est inadmissible', '👎'],
  },
  endings: {
    good: ['Merci', 'Je vous recommande', 'Continuez comme ça', 'Bravo', 'Merci {agent}', '😊'],
    bad: [
      'Merci de corriger cela',
      'Je pense à partir',
      'C’est la deuxième fois cette année',
      'Mon contrat se termine bientôt',
      'Très déçue',
      '😡',
    ],
  },
  contexts: [
    'Cliente depuis {n} ans',
    'Nous sommes {n} à la maison',
    'Je suis en télétravail',
    'Deuxième contact ce mois-ci',
    'Mes voisins sont aussi chez vous',
  ],
  personal: [
    'Appelez-moi au {phone}',
    'Vous pouvez écrire à {mail}',
    'Merci de répondre à {mail}',
    'Mon numéro : {phone}, après 17 h',
    'Captures d’écran ici : {url}',
  ],
  but: ['Mais : ', 'Par contre : ', 'Cependant : ', ''],
  slow: [
    'Première réponse au bout de {h} heures',
    '{h} heures d’attente avant un premier message',
    'Plus d’un jour sans aucune réponse',
    'Il a fallu {h} heures pour une réponse toute faite',
  ],
};
